using SmartPick.Calibration;
using SmartPick.Calibration.Simulation;

return args switch
{
    ["calibrate"] => await CalibrateCommand.RunAsync(RepositoryData.Find(), Console.Out).ConfigureAwait(false),
    ["simulate"] => await SimulateCommand.RunAsync(RepositoryData.Find(), Console.Out).ConfigureAwait(false),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("calibrate    compare the model with the published aggregates");
    Console.Error.WriteLine("simulate     play seasons and compare what the model promises with what comes of it");
    return 2;
}
