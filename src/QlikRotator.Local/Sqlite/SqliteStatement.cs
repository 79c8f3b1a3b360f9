namespace QlikRotator.Local.Sqlite;

/// <param name="Sql">A constant; what varies is a parameter: $1, $2 and so on.</param>
internal sealed record SqliteStatement(string Sql, params object?[] Values);
