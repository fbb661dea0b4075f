//! What was written, before it is known what it should be.

use super::Fault;
use std::borrow::Cow;

/// A text, a number, …; a list or a record is followed by what is in it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// JSON's `null`.
    Nothing,
    /// `true` or `false`.
    Flag(bool),
    /// A number that was written without fraction.
    Whole(i64),
    /// Any other number.
    Number(f64),
    /// TOML's dates without quotation marks; none of ours is written so.
    Date,
    /// A text, borrowed where nothing in it is escaped.
    Text(Cow<'a, str>),
    /// Its items follow.
    List,
    /// Its fields follow, each as the text of its name and then its value.
    Record,
}

#[derive(Debug)]
struct Node<'a> {
    value: Value<'a>,
    /// How many nodes it is, with all that is in it.
    size: usize,
}

/// All of it, in the order in which it was written.
#[derive(Debug)]
pub struct Tree<'a> {
    nodes: Vec<Node<'a>>,
}

impl<'a> Tree<'a> {
    /// An empty one, with room for as many nodes.
    pub fn with_capacity(nodes: usize) -> Self {
        Self { nodes: Vec::with_capacity(nodes) }
    }

    /// Adds a node and gives its number.
    pub fn push(&mut self, value: Value<'a>) -> usize {
        self.nodes.push(Node { value, size: 1 });
        self.nodes.len() - 1
    }

    /// Ends a list or a record: what was added since is in it.
    pub fn close(&mut self, number: usize) {
        let size = self.nodes.len() - number;
        if let Some(node) = self.nodes.get_mut(number) {
            node.size = size;
        }
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is nothing yet.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The whole; an empty tree says nothing.
    pub fn root(&self) -> Item<'_> {
        static NOTHING: Node<'_> = Node { value: Value::Nothing, size: 1 };
        match self.nodes.split_first() {
            Some((node, behind)) => Item { node, behind },
            None => Item { node: &NOTHING, behind: &[] },
        }
    }
}

/// A place in the tree, and what stands there.
#[derive(Clone, Copy, Debug)]
pub struct Item<'t> {
    node: &'t Node<'t>,
    /// All nodes behind it, to the end of the tree.
    behind: &'t [Node<'t>],
}

impl<'t> Item<'t> {
    /// What stands there.
    pub const fn value(self) -> &'t Value<'t> {
        &self.node.value
    }

    /// A text.
    ///
    /// # Errors
    /// When it is none.
    pub fn text(self) -> Result<&'t str, Fault> {
        match &self.node.value {
            Value::Text(text) => Ok(text),
            _ => Err(self.expected("a text")),
        }
    }

    /// The items of a list.
    ///
    /// # Errors
    /// When it is none.
    pub fn list(self) -> Result<impl Iterator<Item = Item<'t>>, Fault> {
        match self.node.value {
            Value::List => Ok(self.inside()),
            _ => Err(self.expected("a list")),
        }
    }

    /// The names and values of a record, in turns.
    ///
    /// # Errors
    /// When it is none.
    pub(super) fn pairs(self) -> Result<impl Iterator<Item = (&'t str, Item<'t>, Item<'t>)>, Fault> {
        let Value::Record = self.node.value else {
            return Err(self.expected("an object"));
        };
        let mut inside = self.inside();
        Ok(core::iter::from_fn(move || {
            let (key, value) = (inside.next()?, inside.next()?);
            // A name that is no text, as some sources of serde have, is that of no field.
            let name = if let Value::Text(name) = &key.node.value { name } else { "" };
            Some((name, key, value))
        }))
    }

    fn inside(self) -> impl Iterator<Item = Item<'t>> {
        let (mut rest, end) = (self.behind, (self.behind.len() + 1).saturating_sub(self.node.size));
        core::iter::from_fn(move || {
            if rest.len() <= end {
                return None;
            }
            let (node, behind) = rest.split_first()?;
            rest = behind.get(node.size - 1..)?;
            Some(Item { node, behind })
        })
    }

    /// A fault at this place.
    #[cold]
    pub fn fault(self, text: impl Into<String>) -> Fault {
        Fault { left: self.behind.len() + 1, text: text.into().into_boxed_str() }
    }

    /// What stands here is refused by the type that it is for.
    #[cold]
    pub fn refused(self, why: &dyn core::fmt::Display) -> Fault {
        self.fault(why.to_string())
    }

    /// The fault that something else stands here.
    #[cold]
    pub fn expected(self, what: &str) -> Fault {
        let found = match &self.node.value {
            Value::Nothing => "nothing".to_owned(),
            Value::Flag(flag) => format!("`{flag}`"),
            Value::Whole(number) => format!("`{number}`"),
            Value::Number(number) => format!("`{number:?}`"),
            Value::Date => "a date without quotation marks".to_owned(),
            Value::Text(text) => format!("the text `{text}`"),
            Value::List => "a list".to_owned(),
            Value::Record => "an object".to_owned(),
        };
        self.fault(format!("expected {what}, found {found}"))
    }
}
