namespace QlikRotator.Core.Workflow;

/// <summary>A named unit of work that a host runs at least once. Inputs and outputs are stored in clear: references only.</summary>
public sealed record Step<TInput, TOutput>(string Name);
