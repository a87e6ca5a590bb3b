using Microsoft.Extensions.Hosting;
using SmartPick.Functions;
using SmartPick.Functions.Settings;

StartupMistakes.TellInOneSentence();
var files = AppFiles.ReadInBackground();
var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddSmartPick(builder.Configuration, files);
var app = builder.Build();
StartupMistakes.Find(app.Services);
app.Run();
