import { DeployError } from '../errors.ts';

/** What a port opens, or why it cannot be opened: such as a variable that is not set. */
export async function openedOrWhy<T>(open: () => Promise<T>): Promise<T | string> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof DeployError) return error.message;
    throw error;
  }
}

/** How a cluster is named in a note. */
export function titleOfCluster(name: string | undefined): string {
  return name === undefined ? 'the cluster' : `cluster ${name}`;
}
