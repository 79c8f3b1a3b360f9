namespace QlikRotator.Simulators.Qlik.Hosting;

/// <summary>How an API spells its errors; they differ.</summary>
internal enum ErrorShape
{
    /// <summary>code, title, detail and a numeric status: api-keys, users, data connections.</summary>
    NumberStatus,

    /// <summary>code, title, detail, a textual status and a traceId: the token endpoint, tenants.</summary>
    TextStatus,

    /// <summary>code, title, detail: oauth-clients, encryption.</summary>
    Plain,

    /// <summary>code, title, detail and a traceId: automations, automation connections, audits.</summary>
    Traced,

    /// <summary>code and title: transports.</summary>
    Terse,
}
