/** The tests run on the Node that the action runs on; npm scripts find it whatever Node the machine has. */
export default function requireNode24(): void {
  const major = process.versions.node.split('.')[0];
  if (major !== '24') {
    throw new Error(
      `Tests need Node 24, this is ${process.versions.node}. Run them with "npm test", which brings its own Node.`,
    );
  }
}
