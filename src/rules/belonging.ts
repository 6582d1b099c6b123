import { folderOf, foldersUp, nameOf } from '../data/folder.ts';
import { repositoryOf } from '../image/reference.ts';
import { imagesOf } from './images/pod-images.ts';
import { isWithin } from './images/repository.ts';
import type { ObjectSet } from './object-set.ts';
import type { Workflow } from './workflow/workflow.ts';

/** An image that is built here, as the configuration says. */
export interface Build {
  /** Its repository, such as `ghcr.io/acme/api`. */
  readonly image: string;
  /** The path of its Dockerfile. */
  readonly dockerfile: string;
}

/** What is applied together: an application of a monorepo. */
export interface Applied {
  /** The folder; `''` is the root. */
  readonly root: string;
  readonly set: ObjectSet;
}

/**
 * Tells which of several applications a Dockerfile or a workflow belongs to; undefined where that does not show, and it is everybody's.
 * A Dockerfile belongs to what runs the image that the configuration builds of it, else to the manifests of the nearest folder above
 * it that has any but not all, else to what is called as its folder. A workflow belongs to where the files stand that start it.
 */
export function ownersAmong<T extends Applied>(
  applications: readonly T[],
  { builds, workflows }: { readonly builds: readonly Build[]; readonly workflows: readonly Workflow[] },
): (file: string) => ReadonlySet<T> | undefined {
  const named = applications.map((one) => ({ one, repositories: repositoriesIn(one.set) }));
  const byFile = new Map(workflows.map((workflow) => [workflow.file, workflow]));
  const known = new Map<string, ReadonlySet<T> | undefined>();
  return (file) => {
    if (!known.has(file)) known.set(file, ownersOf(file));
    return known.get(file);
  };

  function ownersOf(file: string): ReadonlySet<T> | undefined {
    const workflow = byFile.get(file);
    return workflow === undefined ? ofDockerfile(file) : ofWorkflow(workflow);
  }

  function ofDockerfile(file: string): ReadonlySet<T> | undefined {
    const images = builds.filter(({ dockerfile }) => dockerfile === file).map(({ image }) => image);
    const running = named.filter(({ repositories }) =>
      images.some((image) => repositories.some((own) => isWithin(own, image))),
    );
    return some(running.map(({ one }) => one)) ?? ofFolder(folderOf(file));
  }

  function ofFolder(folder: string): ReadonlySet<T> | undefined {
    return beside(folder) ?? calledAs(foldersUp(folder).map(nameOf));
  }

  /** Those of the nearest folder that has any; the root says nothing. */
  function beside(folder: string): ReadonlySet<T> | undefined {
    const folders = foldersUp(folder).filter((above) => above !== '');
    const own = folders.map((above) => applications.filter(({ root }) => `${root}/`.startsWith(`${above}/`)));
    return some(own.find((all) => all.length > 0) ?? []);
  }

  /** Of a way from the inside to the outside the first name that any has. */
  function calledAs(names: readonly string[]): ReadonlySet<T> | undefined {
    const own = names
      .filter((name) => name !== '')
      .map((name) => named.filter(({ one, repositories }) => isCalled(name, one.root, repositories)));
    return some((own.find((all) => all.length > 0) ?? []).map(({ one }) => one));
  }

  function ofWorkflow(workflow: Workflow): ReadonlySet<T> | undefined {
    const folders = foldersThatStart(workflow);
    const owners = folders?.map(ofFolder) ?? [];
    if (owners.some((all) => all === undefined)) return undefined;
    return some(owners.flatMap((all) => [...(all ?? [])]));
  }

  /** All of them are nobody in particular. */
  function some(all: readonly T[]): ReadonlySet<T> | undefined {
    const own = new Set(all);
    return own.size === 0 || own.size === applications.length ? undefined : own;
  }
}

function repositoriesIn(set: ObjectSet): readonly string[] {
  return [...new Set(set.pods.flatMap((pod) => imagesOf(pod).map(({ image }) => repositoryOf(image))))];
}

function isCalled(name: string, root: string, repositories: readonly string[]): boolean {
  return root.split('/').includes(name) || repositories.some((repository) => nameOf(repository) === name);
}

/** The folders whose changes start a workflow; undefined where others do as well. */
function foldersThatStart({ triggers }: Workflow): readonly string[] | undefined {
  const changes = ['push', 'pull_request'].flatMap((event) => triggers.get(event) ?? []);
  const patterns = changes.map((event) => event.at('paths').items.flatMap(({ value = '' }) => value));
  if (changes.length === 0 || patterns.some((all) => all.length === 0)) return undefined;
  const own = patterns.flat().filter((pattern) => !/^(!|\.github\/)/.test(pattern));
  // what stands before the first wildcard
  return own.map((pattern) => folderOf(pattern.split(/[*?[+]/)[0] ?? ''));
}
