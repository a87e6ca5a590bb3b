using Microsoft.Extensions.Hosting;
using SmartPick.Functions;
using SmartPick.Functions.Settings;

StartupMistakes.TellInOneSentence();
var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddSmartPick(builder.Configuration);
var app = builder.Build();
StartupMistakes.Find(app.Services);
app.Run();
