using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;

namespace QlikRotator.Web.Pages.Rotations;

/// <summary>What the start page asks about.</summary>
/// <param name="Name">As it stood in the address.</param>
/// <param name="Proof">Seals the forms.</param>
/// <param name="Complaint">What was wrong with the entry.</param>
public sealed record StartQuestion(string Name, ManagedSecret Secret, PolicySettings Policy, string Proof, string? Complaint);
