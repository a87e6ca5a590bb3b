using Microsoft.Extensions.Hosting;
using SmartPick.Functions;
using SmartPick.Functions.Settings;
using SmartPick.LocalRuntime;
using SmartPick.LocalRuntime.Hosting;

StartupErrors.PrintAndExit(error => error is StartupException);
ServingThreads.Reserve();
var files = AppFiles.ReadInBackground();
var builder = new LocalApplicationBuilder(args, typeof(AppFiles).Assembly.GetExportedTypes(), AppContext.BaseDirectory);
builder.Services.AddSmartPick(builder.Configuration, files);
var app = builder.Build();
StartupErrors.Find(app.Services);
app.Run();
