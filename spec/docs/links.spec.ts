import { anchorsIn, exists, linksIn, pages } from './pages';

test.each(pages)('%s links only to what is there', (page) => {
  const dead = linksIn(page).filter((link) => {
    const [path = '', anchor] = link.split('#');
    return !exists(path) || (anchor !== undefined && !anchorsIn(path).includes(anchor));
  });
  expect(dead).toEqual([]);
});
