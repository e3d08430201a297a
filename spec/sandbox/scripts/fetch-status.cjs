// Prints the status of the reply to a request.
const [url] = process.argv.slice(2);
void fetch(url).then(({ status }) => console.log(status));
