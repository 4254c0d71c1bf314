import { define, Family } from './define';
import { NotEvaluated } from '../go-template/errors';

const RANDOM = ['randInt', 'shuffle'];
const CLOCK = ['ago'];
const KEYS = [
  'bcrypt', 'htpasswd', 'genPrivateKey', 'derivePassword', 'buildCustomCert', 'genCA', 'genCAWithKey', 'genSelfSignedCert', 'genSelfSignedCertWithKey',
  'genSignedCert', 'genSignedCertWithKey', 'encryptAES', 'decryptAES',
];

/** Functions that exist but whose result nobody knows beforehand, or which make secrets: a template may name them, calling one is refused. */
export const REFUSED: Family = {
  ...refusals(RANDOM, 'gives another result on every call'),
  ...refusals(CLOCK, 'reads the clock'),
  ...refusals(KEYS, 'makes secrets; keep those out of ClusterClasses'),
};

function refusals(names: readonly string[], why: string): Family {
  return Object.fromEntries(names.map(name => [name, define('...any', () => { throw new NotEvaluated(`${name} ${why}`); })]));
}
