using BenchmarkDotNet.Running;
using QlikRotator.Benchmarks;

switch (args)
{
    case ["engine"]:
        await EngineFigures.PrintAsync(CancellationToken.None);
        break;
    case ["start"]:
        await StartFigures.PrintAsync(CancellationToken.None);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(LedgerBenchmarks).Assembly).Run(args);
        break;
}
