/** How `npm run docs:reference` makes docs/reference from the comments in lib. */
import {
  CommentTag,
  Converter,
  IntersectionType,
  ReferenceType,
  ReflectionFlag,
  ReflectionKind,
} from 'typedoc';

const CLIENTS = ['Customer', 'AsyncCustomer'];

/** What only those need who add another API of Paystack; CONTRIBUTING.md tells of it. */
const FOR_CONTRIBUTORS = ['BaseAPI', 'Endpoint'];

/** The sections of the index, and what belongs to each; the first that fits counts. */
const SECTIONS = {
  Clients: ({ name }) => CLIENTS.includes(name),
  'Parameters and options': ({ name }) => /Params|Options|Queue|AttemptReport/.test(name),
  Replies: ({ name }) => /Response|Meta|^Customer|Authorization|Entry|DataOf/.test(name),
  Exceptions: ({ name }) => /Exception|NetworkFailure/.test(name),
  Constants: ({ kind }) => kind === ReflectionKind.Variable,
  'Types of the constants': () => true,
};

/** @param {import('typedoc').Application} app */
function adapt(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const name of FOR_CONTRIBUTORS) project.removeReflection(project.getChildByName([name]));
    for (const name of CLIENTS) adaptClient(project.getChildByName([name]), project);
    for (const reflection of project.getReflectionsByKind(ReflectionKind.All))
      adaptComment(reflection, project);
    for (const reflection of [...project.children]) {
      // Users only catch exceptions, and only pass queued calls on.
      if (/Exception$/.test(reflection.name)) hide(reflection, project, ReflectionKind.Constructor);
      if (reflection.name === 'QueuedCall') hide(reflection, project, ReflectionKind.ClassMember);
      if (reflection.name === 'CustomerQueue') leaveSummaries(reflection);
      const [section] = Object.entries(SECTIONS).find(([, fits]) => fits(reflection));
      reflection.comment.blockTags.push(new CommentTag('@group', [{ kind: 'text', text: section }]));
    }
  });
  app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
    for (const reflection of project.getReflectionsByKind(ReflectionKind.All)) forgetAncestors(reflection);
  });
}

function hide(reflection, project, kinds) {
  for (const member of [...(reflection.children ?? [])]) {
    if (member.kindOf(kinds)) project.removeReflection(member);
  }
}

/** What a call returns and throws is another matter where it only queues. */
function leaveSummaries(queue) {
  const signatures = queue.children.flatMap(({ signatures }) => signatures ?? []);
  for (const { comment } of signatures) comment.blockTags = [];
}

/** Shows a client as what it is to its users: the calls, and how one makes them with this class. */
function adaptClient(client, project) {
  for (const member of [...client.children]) {
    if (member.flags.hasFlag(ReflectionFlag.Protected)) project.removeReflection(member);
    for (const signature of member.signatures ?? []) {
      const { name, typeArguments } = signature.type;
      if (/IterableIterator$/.test(name)) signature.type.typeArguments = typeArguments.slice(0, 1);
      for (const parameter of signature.parameters ?? []) spellOutSignal(parameter, client.name);
      for (const part of examplesOf(signature)) part.text = exampleFor(client.name, part.text);
    }
  }
}

/** `SignalOf` is a name for use in lib only. */
function spellOutSignal(parameter, client) {
  parameter.type?.visit({
    intersection: (type) => respell(type),
    union: ({ types }) => types.forEach((type) => type instanceof IntersectionType && respell(type)),
  });
  function respell(type) {
    type.types = type.types.flatMap((part) => {
      if (part.name !== 'SignalOf') return part;
      return client === 'Customer'
        ? []
        : ReferenceType.createBrokenReference("Pick<AsyncCallOptions, 'signal'>");
    });
  }
}

function examplesOf({ comment }) {
  return comment?.blockTags.filter(({ tag }) => tag === '@example').flatMap(({ content }) => content) ?? [];
}

/** The examples of the calls, which are written once, are for `Customer`. */
function exampleFor(client, text) {
  return client === 'Customer'
    ? text
    : text
        .replaceAll('new Customer(', 'new AsyncCustomer(')
        .replace(/for \((.*) of customer\.allCustomers\(/g, 'for await ($1 of customer.allCustomers(')
        .replace(/(?<!for await .*)customer\.(\w+)\(/g, 'await customer.$1(');
}

/** Makes examples whole programs, and exceptions links. */
function adaptComment(reflection, project) {
  for (const part of examplesOf(reflection)) {
    const names = [...CLIENTS, 'Country', 'Identification', 'RiskAction'];
    const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(part.text));
    const line = `import { ${used.sort().join(', ')} } from 'tspaystack2';`;
    if (!part.text.includes(line)) part.text = part.text.replace('```ts\n', `\`\`\`ts\n${line}\n\n`);
  }
  for (const { tag, content } of reflection.comment?.blockTags ?? []) {
    if (tag !== '@throws' || content.some(({ kind }) => kind === 'inline-tag')) continue;
    const parts = content.flatMap((part) => part.text.split(/(\w+Exception)\b/));
    const linked = parts.map((text) => {
      const target = project.getChildByName([text]);
      return target ? { kind: 'inline-tag', tag: '@link', text, target } : { kind: 'text', text };
    });
    content.splice(0, content.length, ...linked);
  }
}

/** The classes from which the clients inherit are of no use to a reader. */
function forgetAncestors(reflection) {
  delete reflection.inheritedFrom;
  delete reflection.overwrites;
  if (CLIENTS.includes(reflection.name)) {
    delete reflection.extendedTypes;
    delete reflection.typeHierarchy;
  }
}

/** @type {Partial<import('typedoc').TypeDocOptions>} */
export default {
  name: 'API reference',
  entryPoints: ['lib/index.ts'],
  tsconfig: 'tsconfig.build.json',
  out: 'docs/reference',
  plugin: ['typedoc-plugin-markdown', adapt],
  readme: 'none',
  disableSources: true,
  disableGit: true,
  excludeExternals: true,
  excludeInternal: true,
  treatWarningsAsErrors: true,
  sort: ['source-order'],
  groupOrder: [...Object.keys(SECTIONS), 'Constructors', 'Methods'],
  hidePageHeader: true,
  indexFormat: 'table',
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  classPropertiesFormat: 'table',
  typeAliasPropertiesFormat: 'table',
  typeDeclarationFormat: 'table',
  propertyMembersFormat: 'table',
};
