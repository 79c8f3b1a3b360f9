using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(QlikRotator.Benchmarks.LedgerBenchmarks).Assembly).Run(args);
