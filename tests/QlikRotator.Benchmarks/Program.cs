using System.Globalization;
using BenchmarkDotNet.Running;
using QlikRotator.Benchmarks;
using QlikRotator.Benchmarks.Loopback;
using QlikRotator.Benchmarks.Runs;

switch (args)
{
    case ["engine"]:
        await EngineFigures.PrintAsync(CancellationToken.None);
        break;
    case ["start"]:
        await StartFigures.PrintAsync(CancellationToken.None);
        break;
    case ["calls"]:
        await CallsPerRotation.RunAsync();
        break;
    case ["backlog", .. var rest]:
        await Backlog.RunAsync(CountIn(rest, 4));
        break;
    case ["watch", .. var rest]:
        await HourlyWatch.RunAsync(CountIn(rest, 100_000));
        break;
    case ["history", .. var rest]:
        await History.RunAsync(CountIn(rest, 100_000));
        break;
    case ["command", .. var rest]:
        await CommandStart.RunAsync(CountIn(rest, 20));
        break;
    case ["cost", var count, var atOnce]:
        await OwnCost.RunAsync(CountIn([count], 10_000), CountIn([atOnce], OwnCost.AtOnce));
        break;
    case ["cost", .. var rest]:
        await OwnCost.RunAsync(CountIn(rest, 10_000), OwnCost.AtOnce);
        break;
    case [OutsideEstate.Command, var kind, var secrets]:
        await OutsideEstate.ServeAsync(Enum.Parse<OutsideSecrets>(kind), int.Parse(secrets, CultureInfo.InvariantCulture));
        break;
    case ["waiting", .. var rest]:
        await Waiting.RunAsync(CountIn(rest, 10_000));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(LedgerBenchmarks).Assembly).Run(args);
        break;
}

static int CountIn(string[] rest, int usual) => rest is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : usual;
