import { EksOidc, EksRole } from './login';
import { Check, listOf, required, struct } from '../../values/check';
import { text } from '../../values/check-scalars';
import { iamArn } from '../shared/aws/identity-kinds';

/** Name of an IAM role. */
export const roleName = text({ what: 'name of an IAM role', pattern: /^[\w+=,.@-]{2,64}$/, example: 'eks-control-plane' });

/** Ids of subnets. */
export const subnetIds = listOf(text({ what: 'subnet id', pattern: /^subnet-[0-9a-f]+$/, example: 'subnet-0a1b2c3d4e5f60718' }), { min: 1, max: 16 });

/** Check of `EksOidc`. */
export const oidc: Check = struct<EksOidc>({
  name: required(text({ what: 'name (letters, digits, dashes)', pattern: /^[A-Za-z0-9][A-Za-z0-9_-]*$/, max: 100, example: 'company' })),
  issuerUrl: required(text({ what: 'URL of an issuer', pattern: /^https:\/\/[^\s?#]+$/, max: 2048, example: 'https://login.example.com' })),
  clientId: required(text({ max: 256 })),
  usernameClaim: text({ max: 256 }),
  usernamePrefix: text({ max: 256 }),
  groupsClaim: text({ max: 256 }),
  groupsPrefix: text({ max: 256 }),
});

/** Check of `EksRole`. */
export const role: Check = struct<EksRole>({
  name: roleName,
  path: text({ what: 'path of a role', pattern: /^\/([\w+=,.@-]+\/)*$/, max: 512, example: '/clusters/' }),
  permissionsBoundary: iamArn('policy'),
  policyArns: listOf(iamArn('policy'), { min: 1, max: 20 }),
});
