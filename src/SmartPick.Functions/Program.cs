using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using SmartPick.Functions;
using SmartPick.Functions.Http.Limits;
using SmartPick.Functions.Settings;

StartupErrors.PrintAndExit();
ServingThreads.Reserve();
var files = AppFiles.ReadInBackground();
var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<OriginalForwardedFor>();
builder.Services.AddSmartPick(builder.Configuration, files);
var app = builder.Build();
StartupErrors.Find(app.Services);
app.Run();
