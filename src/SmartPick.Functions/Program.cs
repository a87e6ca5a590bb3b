using Microsoft.Extensions.Hosting;
using SmartPick.Functions;
using SmartPick.Functions.Settings;

StartupMistakes.TellInOneSentence();

// Solves keep as many threads busy as there are processors; what needs no solver must not wait until the pool adds one.
// More than one would take turns with them for nothing.
var threads = Environment.ProcessorCount + 1;
ThreadPool.SetMinThreads(threads, threads);
var files = AppFiles.ReadInBackground();
var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddSmartPick(builder.Configuration, files);
var app = builder.Build();
StartupMistakes.Find(app.Services);
app.Run();
