import { App } from 'cdk8s';

/**
 * Run every validation of an app once.
 * @throws all messages together.
 */
export function validateOnce(app: App): void {
  const errors = app.node.findAll().flatMap(({ node }) => node.validate().map(error => `[${node.path}] ${error}`));
  if (errors.length > 0) {
    throw new Error(`Validation failed with the following errors:\n  ${errors.join('\n  ')}`);
  }
}
