using QlikRotator.Simulators.Standalone;

return await SimulatorCommand.Create().Parse(args).InvokeAsync();
