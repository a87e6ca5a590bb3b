using Microsoft.Extensions.Hosting;
using SmartPick.Functions;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddSmartPick(builder.Configuration);
builder.Build().Run();
