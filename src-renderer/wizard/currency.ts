// The money a person is likely to be billed in, by where his computer says it is; the
// euro where that says nothing. He can choose another. Pure.
const EURO: readonly string[] = (
  'AD AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MC ME MT NL PT SI SK SM VA XK ' + 'BL GF GP MF MQ PM RE TF YT'
).split(' ');

/** Countries with money of their own, most of those with ships or offices far out. */
const OWN: Readonly<Record<string, string>> = {
  US: 'USD',
  EC: 'USD',
  PA: 'USD',
  PR: 'USD',
  SV: 'USD',
  GB: 'GBP',
  GG: 'GBP',
  IM: 'GBP',
  JE: 'GBP',
  CH: 'CHF',
  LI: 'CHF',
  NO: 'NOK',
  SE: 'SEK',
  DK: 'DKK',
  FO: 'DKK',
  GL: 'DKK',
  IS: 'ISK',
  PL: 'PLN',
  CZ: 'CZK',
  HU: 'HUF',
  RO: 'RON',
  RS: 'RSD',
  TR: 'TRY',
  UA: 'UAH',
  CA: 'CAD',
  MX: 'MXN',
  BR: 'BRL',
  AR: 'ARS',
  CL: 'CLP',
  CO: 'COP',
  PE: 'PEN',
  AU: 'AUD',
  NZ: 'NZD',
  JP: 'JPY',
  CN: 'CNY',
  HK: 'HKD',
  TW: 'TWD',
  KR: 'KRW',
  SG: 'SGD',
  MY: 'MYR',
  ID: 'IDR',
  PH: 'PHP',
  TH: 'THB',
  VN: 'VND',
  IN: 'INR',
  PK: 'PKR',
  BD: 'BDT',
  LK: 'LKR',
  AE: 'AED',
  SA: 'SAR',
  QA: 'QAR',
  IL: 'ILS',
  EG: 'EGP',
  MA: 'MAD',
  NG: 'NGN',
  GH: 'GHS',
  KE: 'KES',
  TZ: 'TZS',
  UG: 'UGX',
  ET: 'ETB',
  ZA: 'ZAR',
};

/** The currency of a locale such as "de-CH"; "en" alone is of nowhere. */
export function currencyOf(locale: string): string {
  const region = regionOf(locale);
  return region === undefined || EURO.includes(region) ? 'EUR' : (OWN[region] ?? 'EUR');
}

function regionOf(locale: string): string | undefined {
  try {
    return new Intl.Locale(locale).region;
  } catch {
    return undefined; // no locale at all, such as "C"
  }
}

/** What may be chosen: all the computer knows, and what stands there already. */
export function currencies(standing: string): readonly string[] {
  const known = Intl.supportedValuesOf('currency');
  return standing === '' || known.includes(standing) ? known : [standing, ...known];
}
