// metascraper with its rules for a page's head and metascraper-shopping, on the side of the pipe that is asked.
// It is copied beside its node_modules: imports are looked up from where the file lies.
import { createInterface } from 'node:readline'
import createMetascraper from 'metascraper'
import author from 'metascraper-author'
import description from 'metascraper-description'
import image from 'metascraper-image'
import publisher from 'metascraper-publisher'
import title from 'metascraper-title'
import url from 'metascraper-url'
import shopping from '@samirrayani/metascraper-shopping'

const rules = [shopping(), title(), description(), image(), url(), author(), publisher()]
const metascraper = createMetascraper(rules)
const NO_LINK = 'https://page.invalid/' // metascraper refuses a page without a link
const pages = []

async function read (page) {
  try {
    return await metascraper({ html: page.html, url: page.url ?? NO_LINK })
  } catch (error) {
    return { failed: String(error) }
  }
}

function asFields (said) {
  const stated = said.availability ? String(said.availability).toLowerCase() : null
  return {
    kind: said.price || said.availability ? 'product' : 'not_product', // it has no word for a product: a price is one
    product: {
      title: said.name ?? said.title,
      price: said.price == null ? null : String(said.price),
      currency: said.currency,
      availability: stated && (/out|sold|discontinued/.test(stated) ? 'out_of_stock' : 'in_stock'),
      brand: said.brand,
      image: said.image
    },
    failed: said.failed
  }
}

const answers = {
  page: asked => ({ pages: pages.push(asked) }),
  read: async asked => {
    const began = process.hrtime.bigint()
    for (const number of asked.pages) await read(pages[number])
    return { seconds: Number(process.hrtime.bigint() - began) / 1e9 }
  },
  tell: async asked => asFields(await read(pages[asked.page]))
}

process.stdout.write('{"ready":true}\n')
for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line)
  process.stdout.write(JSON.stringify(await answers[asked.ask](asked)) + '\n')
}
