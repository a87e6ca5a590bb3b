// Each test abuses the app and looks at what becomes of it: another one's abuse would be in the way.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
