using Microsoft.Extensions.Logging;
using QlikRotator.Local.Logs;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Logs;

public sealed class FileLogTests
{
    [Fact]
    public void Log_TextWithLineEnds_IsOneLine()
    {
        using var folder = new TestFolder();
        using (var log = new FileLog(folder.Path, TimeProvider.System))
        {
            var logger = log.CreateLogger("test");
            logger.Log(LogLevel.Warning, "Secret reporting\n2026-05-01T00:00:00Z Error the ledger was changed\u001b[2J");
        }

        var lines = File.ReadAllLines(Directory.GetFiles(Path.Combine(folder.Path, "logs")).ShouldHaveSingleItem());
        lines.ShouldHaveSingleItem().ShouldEndWith("\\u000a2026-05-01T00:00:00Z Error the ledger was changed\\u001b[2J");
    }
}
