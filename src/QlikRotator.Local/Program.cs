using QlikRotator.Local.Commands;

return await RotatorCommand.RunAsync(args, new(), CancellationToken.None);
