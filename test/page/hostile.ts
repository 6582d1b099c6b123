/** What tends to become markup, script or style where text is not escaped. */
const payloads = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><style>*{display:none}</style>',
  '</title><svg onload=alert(1)>',
  '</pre></code><iframe srcdoc="<b>x">',
  '<!-- ',
  '--><b>',
  ']]><![CDATA[<b>',
  '<?xml version="1.0"?>',
  '&lt;b&gt;&#60;b&#62;&#x3c;b',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<a href="https://evil.example">x</a>',
  '<foreignObject><body onload=alert(1)></foreignObject>',
  '</svg></figure></section></main></body></html><b>',
  '`$' + '{alert(1)}`',
  '{{constructor.constructor("alert(1)")()}}',
  'expression(alert(1));background:url(//evil.example)',
  '\u202etxt.exe\u202c',
  '\ud83d',
  '\u0000<b>\u0000',
  '<b\u0000>',
  '<\u00a0b>',
  '＜b＞',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext></p><style><!--</style><img src onerror=alert(1)>--></style>',
  'x\r\n\r\n<b>\u2028\u2029',
  '<textarea>',
  '<plaintext>',
] as const;

const before = ['', 'x', '"', "'", '>', '</td>', '&', '\n'];
const after = ['', 'y', '<', '">', "'>", '-->', '&amp', ' '];

/** A thousand hostile texts, each another one. */
export const hostileTexts: readonly string[] = before
  .flatMap((start) => payloads.flatMap((payload) => after.map((end) => `${start}${payload}${end}`)))
  .filter((_, index) => index % 2 === 0)
  .slice(0, 1000);
