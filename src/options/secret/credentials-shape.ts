import { Credentials } from './credentials';
import { Check } from '../../values/check';
import { instanceOf } from '../../values/check-scalars';

const isCredentials = instanceOf(Credentials, 'Credentials.externalSecret({…})');

/** A `Credentials`. What is written instead may be the secret itself, so it is not repeated in the message. */
export const credentialsCheck: Check = (where, value) => {
  try {
    isCredentials(where, value);
  } catch {
    throw new Error(`${where}: not a Credentials; write Credentials.externalSecret({…}) or Credentials.sealedSecret({…}), never the secret itself.`);
  }
};
