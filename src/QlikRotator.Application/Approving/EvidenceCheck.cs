using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Approving;

/// <summary>Says whether what approvers were shown is still so. What is deleted is checked once more when it is deleted.</summary>
public sealed class EvidenceCheck(ISecretVault vault)
{
    /// <returns>What changed; null where nothing did.</returns>
    public async Task<Reason?> WhatChangedAsync(Evidence evidence, CancellationToken ct)
    {
        var shown = evidence.NewVersion ?? evidence.OldVersion;
        var newest = await vault.ReadAsync(evidence.Secret, version: null, ct);
        return newest switch
        {
            { Value.Info.Reference.Version: var version } when version == shown => null,
            { Value.Info: { } info } => Changed(
                $"version {info.Reference.Version} of {evidence.Secret} was written after version {shown}"
            ),
            _ => Changed($"{evidence.Secret} cannot be read: {newest.Problem?.Message}"),
        };
    }

    private static Reason Changed(string what) => new(CoreCodes.EvidenceChanged, $"Since the request was sent, {what}.");
}
