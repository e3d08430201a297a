import { anchorsIn, exists, linksIn, pages, picturesIn } from './pages';

test.each(pages)('%s links only to what is there', (page) => {
  const dead = linksIn(page).filter((link) => {
    const [path = '', anchor] = link.split('#');
    return !exists(path) || (anchor !== undefined && !anchorsIn(path).includes(anchor));
  });
  expect(dead).toEqual([]);
});

test('the pictures on the pages are there', () => {
  const pictures = pages.flatMap((page) => picturesIn(page));
  expect(pictures).toContain('docs/images/checkout.webp');
  expect(pictures.filter((path) => !exists(path))).toEqual([]);
});
