using SmartPick.Calibration;
using SmartPick.Calibration.Simulation;

return args switch
{
    ["calibrate"] => await CalibrateCommand.RunAsync(RepositoryData.Find(), Console.Out).ConfigureAwait(false),
    ["acceptance"] => await AcceptanceCommand.RunAsync(RepositoryData.Find(), Console.Out).ConfigureAwait(false),
    ["card"] => await CardCommand.RunAsync(RepositoryData.Find()).ConfigureAwait(false),
    ["simulate"] => await SimulateCommand.RunAsync(RepositoryData.Find(), Console.Out).ConfigureAwait(false),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("calibrate    solve the parameters from published aggregates");
    Console.Error.WriteLine("acceptance   compare answers to type and score alone with published match rates");
    Console.Error.WriteLine("card         write docs/model-card.md from the model data");
    Console.Error.WriteLine("simulate     play seasons and compare what the model promises with what comes of it");
    return 2;
}
