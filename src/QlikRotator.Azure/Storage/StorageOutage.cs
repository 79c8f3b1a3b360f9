using Azure;
using Azure.Identity;
using QlikRotator.Core;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Azure.Storage;

/// <summary>Whatever keeps a storage service from doing what it was asked to is worth waiting for.</summary>
/// <param name="service">As in "the table service".</param>
/// <param name="role">What the identity needs.</param>
/// <param name="code">Of the reason.</param>
/// <param name="what">The start of its sentence: what cannot be done.</param>
internal sealed class StorageOutage(string service, string role, string code, string what)
{
    /// <exception cref="TryAgainException">The service did not do what it was asked to; the reason says why.</exception>
    public async Task<T> GuardAsync<T>(Func<Task<T>> action, CancellationToken ct)
    {
        try
        {
            return await action();
        }
        catch (RequestFailedException failure)
        {
            throw Unavailable(Explain(failure), failure);
        }
        catch (AuthenticationFailedException failure)
        {
            throw Unavailable("no sign-in to the storage account is possible", failure);
        }
        catch (AggregateException failure)
        {
            throw Unavailable($"the {service} does not answer", failure);
        }
        catch (OperationCanceledException failure) when (!ct.IsCancellationRequested)
        {
            throw Unavailable($"the {service} did not answer in time", failure);
        }
    }

    private string Explain(RequestFailedException failure) =>
        failure.Status switch
        {
            0 => $"the {service} does not answer",
            401 or 403 => $"the storage account refuses this identity ({failure.ErrorCode}); it needs the role {role}",
            _ => $"the {service} answered {failure.Status} ({failure.ErrorCode})",
        };

    private TryAgainException Unavailable(string why, Exception cause) => new(new Reason(code, $"{what}: {why}."), cause: cause);
}
