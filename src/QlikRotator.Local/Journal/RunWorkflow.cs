using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Local.Journal;

/// <summary>The workflow a journal belongs to: <see cref="RotateSecretWorkflow.RunAsync"/>.</summary>
internal delegate Task<RotationOutcome> RunWorkflow(IWorkflowContext context, RotationRequest request);
