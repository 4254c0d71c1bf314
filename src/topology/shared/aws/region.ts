import { text } from '../../../values/check-scalars';

/** A region of AWS. */
export const region = text({ what: 'region of AWS', pattern: /^[a-z]{2}(-[a-z]+)+-\d$/, max: 32, example: 'eu-central-1' });
