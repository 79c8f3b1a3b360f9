namespace QlikRotator.Local.Journal;

/// <summary>Runs a step by name. Takes the JSON of its input and gives the JSON of its <see cref="Core.Workflow.StepAnswer{T}"/>.</summary>
internal delegate Task<string> InvokeStep(string step, string input, CancellationToken ct);
