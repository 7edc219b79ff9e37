import { AcceptedFileRoom } from './import-room.js';

// A server's import as a process of its own: posts what is accepted in the book of a folder, and says on standard output how many
// events are durable whenever there are more. Who kills it may start it again.

const [folder = '.'] = process.argv.slice(2);
const room = await AcceptedFileRoom.open(folder);
const grown = room.log.changes(room.code).subscribe((head) => process.stdout.write(`${head}\n`));
await room.clerk.postAccepted();
grown.unsubscribe();
await room.close();
