"""What reviews warn of: danger to people, a recall, goods that are not what they are sold as (docs/alarms.md)."""
