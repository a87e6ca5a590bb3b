using SmartPick.Calibration;

return args switch
{
    ["calibrate"] => await CalibrateCommand.RunAsync(RepositoryData.Find(), Console.Out).ConfigureAwait(false),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("calibrate    compare the model with the published aggregates");
    return 2;
}
