namespace QlikRotator.Application.Settings;

public sealed class LedgerOptions
{
    public const string Tables = "tables";
    public const string Sqlite = "sqlite";

    /// <summary><see cref="Tables"/> or <see cref="Sqlite"/>.</summary>
    public string Kind { get; init; } = Sqlite;

    /// <summary>tables: address of the storage account's table service.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>tables: a connection string in place of Entra ID; accepted for loopback addresses only.</summary>
    public string? LoopbackConnection { get; init; }

    /// <summary>
    /// Address of a blob container that keeps a copy of every daily seal, with a policy that lets nobody change what was added. Without
    /// it, seals are in the ledger and the log only.
    /// </summary>
    public Uri? SealContainer { get; init; }

    /// <summary>sqlite: the folder that holds <c>rotator.db</c>.</summary>
    public string Folder { get; init; } = ".rotator";
}
