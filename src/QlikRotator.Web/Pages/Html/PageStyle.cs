using System.Security.Cryptography;
using System.Text;

namespace QlikRotator.Web.Pages.Html;

/// <summary>The one style sheet, inside each page: nothing else is loaded, and its hash is all that the policy allows.</summary>
internal static class PageStyle
{
    public const string Text = """
        :root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--paper:#ffffff;--panel:#f3f5f8;--line:#c9d1d9;--link:#0b57b0;
        --act:#0b57b0;--on-act:#ffffff;--bad:#b3261e;--on-bad:#ffffff;--good:#17692f;--warn:#8a4b00}
        @media (prefers-color-scheme:dark){:root{--ink:#e8ecf1;--soft:#a9b4c0;--paper:#11161c;--panel:#1b222b;--line:#3a4654;
        --link:#8ab8ff;--act:#8ab8ff;--on-act:#0a1626;--bad:#ffb4ab;--on-bad:#3b0906;--good:#7fd694;--warn:#ffc27a}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,"Segoe UI",Roboto,Helvetica,Arial,sans-serif}
        a{color:var(--link)}
        a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible,summary:focus-visible
        {outline:3px solid var(--act);outline-offset:2px}
        .skip{position:absolute;left:-999px;top:0;background:var(--paper);padding:.75rem 1rem}
        .skip:focus{left:.5rem;top:.5rem;z-index:1}
        header{background:var(--panel);border-bottom:1px solid var(--line)}
        header>div,main,footer{max-width:80rem;margin:0 auto;padding:0 1rem}
        header>div{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:center;padding-top:.25rem;padding-bottom:.25rem}
        header strong{margin-right:auto}
        header nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:0;padding:0}
        header nav a{display:inline-block;padding:.6rem 0;color:var(--ink);text-decoration:none;border-bottom:.2rem solid transparent}
        header nav a:hover{border-color:var(--line)}
        header nav a[aria-current]{font-weight:600;border-color:var(--act)}
        footer{color:var(--soft);padding-top:2rem;padding-bottom:2rem;font-size:.875rem}
        main{padding-top:1rem}
        main.narrow{max-width:48rem}
        h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0 1rem;overflow-wrap:anywhere}
        h2{font-size:1.15rem;margin:1.75rem 0 .5rem}
        .note{border-left:.4rem solid var(--line);background:var(--panel);padding:.75rem 1rem;margin:1rem 0;border-radius:.25rem}
        .note.good{border-color:var(--good)}.note.bad{border-color:var(--bad)}.note.warn{border-color:var(--warn)}
        .note p{margin:.25rem 0}
        .alarms{border-left:.4rem solid var(--bad);background:var(--panel);padding:.75rem 1rem;margin:1rem 0;border-radius:.25rem}
        .alarms h2{margin:0 0 .25rem}.alarms ul{list-style:none;padding:0;margin:0}.alarms p{margin:.25rem 0}
        dl.facts{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.4rem 1.25rem;margin:.5rem 0}
        dl.facts dt{color:var(--soft)}
        dl.facts dd{margin:0;overflow-wrap:anywhere}
        .tag{display:inline-block;border:1px solid currentColor;border-radius:1rem;padding:0 .6rem;font-size:.875rem;white-space:nowrap}
        .tag.good{color:var(--good)}.tag.bad{color:var(--bad)}.tag.warn{color:var(--warn)}.tag.live{color:var(--link)}
        .soft{color:var(--soft)}
        th .soft{font-weight:400;font-size:.875rem}
        .whole{white-space:nowrap}
        table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem}
        caption{text-align:left;color:var(--soft);padding:.25rem 0}
        th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line);overflow-wrap:break-word}
        thead th{color:var(--soft);font-weight:600;font-size:.875rem}
        form.answer{border:1px solid var(--line);border-radius:.5rem;padding:1rem;margin:1rem 0}
        form.answer h2{margin-top:0}
        form.answer>.button:nth-last-child(1):nth-child(-n+3){margin-top:0}
        .pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem;margin:1rem 0}
        .pair section{border:1px solid var(--line);border-top:.3rem solid var(--line);border-radius:.5rem;padding:.75rem 1rem}
        .pair .bad{border-top-color:var(--bad)}.pair .good{border-top-color:var(--good)}
        .pair h2{margin:0;font-size:1rem;color:var(--soft);font-weight:600}
        .pair p{margin:.25rem 0;overflow-wrap:anywhere}
        .pair .id{font-size:1.3rem;font-weight:600}
        details{margin:1rem 0}
        summary{cursor:pointer;padding:.5rem 0;color:var(--link)}
        form.filter{display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:end;margin:0 0 1rem}
        label{display:block;font-weight:600}
        label .soft{font-weight:400}
        input[type=text],input[type=search],select,textarea{width:100%;font:inherit;color:inherit;background:var(--paper);
        border:1px solid var(--soft);border-radius:.35rem;padding:.6rem .7rem;min-height:2.75rem}
        form.filter div{flex:1 1 10rem}
        .button{display:inline-block;font:inherit;font-weight:600;min-height:2.75rem;padding:.6rem 1.25rem;border-radius:.4rem;
        border:2px solid var(--act);background:var(--act);color:var(--on-act);text-decoration:none;cursor:pointer}
        .button.quiet{background:transparent;color:var(--act)}
        .button.danger{background:var(--bad);border-color:var(--bad);color:var(--on-bad)}
        form .button{margin-top:.75rem}
        form.filter .button{margin-top:0}
        ol.timeline{list-style:none;margin:.5rem 0;padding:0;border-left:2px solid var(--line)}
        ol.timeline li{margin:0 0 1rem;padding-left:1rem;overflow-wrap:anywhere}
        ol.timeline p{margin:0}
        .row{display:flex;flex-wrap:wrap;gap:.75rem;margin:1rem 0}
        .pages{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:center;margin:1rem 0}
        .tally{display:flex;flex-wrap:wrap;gap:.5rem;list-style:none;margin:0 0 1.25rem;padding:0}
        .tally a{display:block;min-width:6.5rem;padding:.5rem .9rem;border:1px solid var(--line);border-top:.25rem solid var(--line);
        border-radius:.5rem;background:var(--panel);color:var(--ink);text-decoration:none}
        .tally a:hover,.tally a[aria-current]{border-color:var(--act)}
        .tally strong{display:block;font-size:1.4rem;line-height:1.2}
        .tally .bad a{border-top-color:var(--bad)}.tally .warn a{border-top-color:var(--warn)}
        .tally .live a{border-top-color:var(--link)}.tally .good a{border-top-color:var(--good)}
        @media (max-width:48rem){
        .pair{grid-template-columns:1fr}
        .tally a{min-width:0}
        dl.facts{grid-template-columns:1fr;gap:0}
        dl.facts dd{margin:0 0 .6rem}
        table.stack thead{position:absolute;left:-999rem}
        table.stack tr{display:block;border:1px solid var(--line);border-radius:.5rem;padding:.5rem .75rem;margin:0 0 .75rem}
        table.stack td,table.stack th[scope=row]{display:block;border:0;padding:.15rem 0}
        table.stack td[data-label]::before{content:attr(data-label) ": ";color:var(--soft)}
        .row .button,form.answer .button{width:100%;text-align:center}
        }
        """;

    /// <summary>The style's place in a Content-Security-Policy.</summary>
    public static string Source { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'";
}
