using System.Security.Authentication;
using System.Text.Json;
using Azure;
using Azure.Identity;
using QlikRotator.Core;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Azure.KeyVault.Connections;

/// <summary>Makes a call to a vault and sorts what can go wrong, in this one place: a no is a reason, a bad moment is "try again".</summary>
internal sealed class VaultCalls(VaultConnections connections, TimeProvider time)
{
    public async Task<Result<T>> AskAsync<T>(Uri vault, Func<VaultConnection, Task<T>> call, CancellationToken ct)
        where T : class
    {
        if (connections.Find(vault) is not { } connection)
        {
            return VaultConnections.NotConfigured(vault);
        }

        try
        {
            return await call(connection) is { } value ? value : throw Unreadable(connection.Uri, "nothing");
        }
        catch (RequestFailedException failed)
        {
            return Refusal(failed, connection.Uri);
        }
        catch (AggregateException failed)
        {
            throw Unreachable(connection.Uri, failed.InnerExceptions[^1]);
        }
        catch (OperationCanceledException late) when (!ct.IsCancellationRequested)
        {
            throw Unreachable(connection.Uri, late);
        }
        catch (Exception failed)
            when (failed
                    is JsonException
                        or FormatException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or NullReferenceException
                        or ArgumentException
            )
        {
            // Its text could repeat what was answered, which may hold a value.
            throw Unreadable(connection.Uri, failed.GetType().Name);
        }
        catch (AuthenticationFailedException failed)
        {
            throw new TryAgainException(
                new(
                    AzureCodes.VaultSignIn,
                    $"No sign-in to {connection.Uri.Authority} could be had: check the identity the rotator runs as."
                ),
                cause: failed
            );
        }
    }

    /// <exception cref="TryAgainException">The failure says nothing about the call itself.</exception>
    private Reason Refusal(RequestFailedException failed, Uri vault)
    {
        if (failed.Status == 0)
        {
            throw Unreachable(vault, failed);
        }

        var error = VaultError.Of(failed);
        return error.IsPassing
            ? throw new TryAgainException(
                error.ToReason(vault),
                RetryAfter.Of(failed.GetRawResponse())?.From(time.GetUtcNow()),
                failed
            )
            : error.ToReason(vault);
    }

    private static TryAgainException Unreachable(Uri vault, Exception cause) =>
        new(
            IsDistrusted(cause)
                ? new(AzureCodes.VaultUntrusted, $"{vault.Authority} shows a certificate that is not trusted here.")
                : new(AzureCodes.VaultUnreachable, $"{vault.Authority} gave no answer."),
            cause: cause
        );

    private static TryAgainException Unreadable(Uri vault, string what) =>
        new(new(AzureCodes.VaultAnswerUnreadable, $"{vault.Authority} answered something that cannot be read ({what})."));

    private static bool IsDistrusted(Exception? cause) =>
        cause is AuthenticationException || (cause is not null && IsDistrusted(cause.InnerException));
}
