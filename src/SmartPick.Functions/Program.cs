using Microsoft.Extensions.Hosting;
using SmartPick.Functions;
using SmartPick.Functions.Settings;

StartupMistakes.TellInOneSentence();
var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddSmartPick(builder.Configuration);
builder.Build().Run();
