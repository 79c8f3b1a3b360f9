namespace QlikRotator.Simulators.Standalone;

internal sealed record SimulatorOrder(int QlikPort, int VaultPort, bool ShowValues, FileInfo? LocalSettings);
