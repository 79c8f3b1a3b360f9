namespace QlikRotator.Simulators.Qlik;

/// <summary>A request by the operation it asks for, whatever ids are in its address.</summary>
/// <param name="Route">Such as <c>/api/v1/api-keys/{id}</c>.</param>
public sealed record ReceivedCall(string Host, string Method, string Route)
{
    /// <summary>Whether it may change something; POSTs that only ask are among these.</summary>
    public bool IsWrite => Method is not ("GET" or "HEAD");

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Route}";
}
