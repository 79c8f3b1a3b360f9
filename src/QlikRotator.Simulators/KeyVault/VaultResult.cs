namespace QlikRotator.Simulators.KeyVault;

/// <summary>Either what was asked for or the refusal.</summary>
internal sealed class VaultResult<T>
    where T : class
{
    private readonly T? value;

    private VaultResult(T? value, VaultRefusal? refusal)
    {
        this.value = value;
        Refusal = refusal;
    }

    public VaultRefusal? Refusal { get; }

    public static implicit operator VaultResult<T>(T value) => new(value, null);

    public static implicit operator VaultResult<T>(VaultRefusal refusal) => new(null, refusal);

    /// <exception cref="InvalidOperationException">The vault refused.</exception>
    public T OrThrow() =>
        value
        ?? throw new InvalidOperationException(
            $"The simulated vault refused: {Refusal?.InnerCode ?? Refusal?.Code}. {Refusal?.Message}"
        );

    /// <summary>Hands an accepted value on and stays what it is.</summary>
    public VaultResult<T> Tap(Action<T> accepted)
    {
        if (value is not null)
        {
            accepted(value);
        }

        return this;
    }

    public TOut Match<TOut>(Func<T, TOut> accepted, Func<VaultRefusal, TOut> refused) =>
        value is null ? refused(Refusal!) : accepted(value);
}
