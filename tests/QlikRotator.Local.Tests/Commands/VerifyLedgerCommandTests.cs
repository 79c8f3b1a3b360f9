using Microsoft.Data.Sqlite;
using QlikRotator.Local.Commands;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Commands;

/// <summary>Somebody with the ledger's file and a database tool.</summary>
public sealed class VerifyLedgerCommandTests : IAsyncLifetime
{
    private EstateRig _rig = null!;

    public async ValueTask InitializeAsync()
    {
        _rig = await EstateRig.StartAsync();
        (await _rig.RunAsync("rotate", _rig.Estate.Secrets[0].Name)).ExitCode.ShouldBe(ExitCode.Done);
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task VerifyLedger_Untouched_IsDone()
    {
        var result = await _rig.RunAsync("verify-ledger", "--json");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Error);
        result.LastLine.GetProperty("rotations").GetInt32().ShouldBe(1);
        result.LastLine.GetProperty("events").GetInt32().ShouldBeGreaterThan(3);
        result.LastLine.GetProperty("broken").GetArrayLength().ShouldBe(0);
        result.LastLine.GetProperty("seals").GetProperty("seals").GetArrayLength().ShouldBe(0);
        (await _rig.RunAsync("verify-ledger")).Out.ShouldContain("Not checked: Seals are not kept elsewhere");
    }

    [Theory]
    [InlineData("update documents set json = replace(json, 'rotator', 'nobody') where {0} and row = '000002'", 2)]
    [InlineData("update documents set json = 'gone' where {0} and row = '000003'", 3)]
    [InlineData("delete from documents where {0} and row = '000002'", 2)]
    [InlineData("delete from documents where {0}", 1)]
    public async Task VerifyLedger_ChangedByHand_NamesTheFirstBrokenLink(string sql, int sequence)
    {
        Tamper(sql).ShouldBeGreaterThan(0);

        var result = await _rig.RunAsync("verify-ledger", "--json");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        var link = result.LastLine.GetProperty("broken").EnumerateArray().ShouldHaveSingleItem();
        link.GetProperty("sequence").GetInt32().ShouldBe(sequence);
        link.GetProperty("secret").GetProperty("name").GetString().ShouldBe(_rig.Estate.Secrets[0].Name);
        result.Error.ShouldContain($"event {sequence}:");
    }

    [Theory]
    [InlineData("\"requestedBy\":\"", "\"requestedBy\":\"somebody-else-than-", "when it began")]
    [InlineData("\"tenant\":\"", "\"tenant\":\"other.", "when it began")]
    [InlineData("\"oldRefused\":true", "\"oldRefused\":false", "another outcome")]
    public async Task VerifyLedger_RowRewrittenByHand_IsFoundByWhatItsEventsSay(string what, string becomes, string says)
    {
        Tamper(
                $"update documents set json = replace(json, '{what}', '{becomes}') where partition = 'rotations' and json like '%{what}%'"
            )
            .ShouldBe(4, "the row and its copies");

        var result = await _rig.RunAsync("verify-ledger");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Error.ShouldContain(says);
    }

    [Theory]
    [InlineData("update documents set json = replace(json, 'Rotated', 'KeptBoth') where row like 'time:%'")]
    [InlineData("delete from documents where row like 'time:%'")]
    public async Task VerifyLedger_OnlyTheListRewritten_IsFoundByTheRow(string sql)
    {
        (await _rig.RunAsync("status")).Out.ShouldContain(_rig.Estate.Secrets[0].Name);
        Tamper(sql).ShouldBe(1);

        var result = await _rig.RunAsync("verify-ledger");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Error.ShouldContain("The list of rotations lacks this one, or says something else");
    }

    [Fact]
    public async Task VerifyLedger_EndCutOff_IsFoundByTheRotationsRow()
    {
        Tamper("delete from documents where {0} and row = (select max(row) from documents where {0})").ShouldBe(1);

        var result = await _rig.RunAsync("verify-ledger");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Error.ShouldContain("ends before the rotation did");
    }

    [Fact]
    public async Task VerifyLedger_WholeRotationDeleted_TheVaultIsTheWitness()
    {
        var secret = _rig.Estate.Secrets[0];
        Tamper("delete from documents where {0} or partition = 'rotations'").ShouldBeGreaterThan(1);

        var result = await _rig.RunAsync("verify-ledger", "--json");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.LastLine.GetProperty("rotations").GetInt32().ShouldBe(0);
        var found = result.LastLine.GetProperty("unrecorded").EnumerateArray().ShouldHaveSingleItem();
        found.GetProperty("version").GetString().ShouldBe(_rig.Estate.Vault.Vault.Latest(secret.Name)!.Version);
        found.GetProperty("secret").GetProperty("name").GetString().ShouldBe(secret.Name);
        result.Error.ShouldContain("of which the ledger knows nothing");
    }

    private int Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_rig.Folder, "rotator.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this class.
        command.CommandText = sql.Replace("{0}", "partition like 'events-%'", StringComparison.Ordinal);
#pragma warning restore CA2100
        return command.ExecuteNonQuery();
    }
}
