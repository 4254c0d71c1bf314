import { SecretContent } from './secret-key';
import { Check, required, struct } from '../../values/check';
import { objectName } from '../../values/check-names';
import { text } from '../../values/check-scalars';

/** Checks of `SecretContent`. */
export const secretContent: Check = struct<SecretContent>({
  name: required(objectName),
  key: required(text({ what: 'key of a Secret', pattern: /^[-._a-zA-Z0-9]+$/, max: 253, example: 'tls.crt' })),
  revision: text({ max: 253 }),
});
